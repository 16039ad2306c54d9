import type { Config } from './config.ts';

/** What a start prints: where to look, and what is on. */
export function announce(config: Config, port: number): string {
  const here = `http://127.0.0.1:${port}`;
  const { adminEmail, adminPassword } = config.console;
  const lines = config.demo
    ? [
        'Redress runs as a demo: no accounts are configured, so the simulator plays Twilio and Slack.',
        '',
        `  Simulator  ${here}/simulator`,
        `  Console    ${here}/console   (${adminEmail} / ${adminPassword})`,
        `  API        ${here}/api/v1/openapi.json`,
      ]
    : [
        'Redress runs.',
        '',
        `  Twilio webhook  ${config.twilio ? `${config.publicUrl}/webhooks/twilio/messages` : 'off (TWILIO_* unset)'}`,
        `  Slack events    ${config.slack ? `${config.publicUrl}/slack/events` : 'off (SLACK_* unset)'}`,
        `  Console         ${here}/console`,
      ];
  const model = config.model
    ? `model ${config.model.model}`
    : 'without a model (OPENAI_MODEL unset)';
  return ['', ...lines, '', `  Understanding: ${model}. Stop with Ctrl-C.`, ''].join('\n');
}
