import { z } from 'zod';
import {
  ApiError,
  Case,
  CasePage,
  Conversation,
  ConversationPage,
  SwitchesState,
  Transcript,
} from './api-schemas.ts';
import { CaseFilters, ConversationFilters, SwitchesChange } from './queries.ts';

/** The API's description, made from the very schemas that check it. */
export function openApi() {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Redress',
      version: '1',
      description:
        'Conversations, transcripts, cases and operator switches. Lists come newest first, a page at a time: pass `next` as `cursor`.',
    },
    servers: [{ url: '/api/v1' }],
    security: [{ bearer: [] }, { session: [] }],
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'CONSOLE_API_TOKEN' },
        session: { type: 'apiKey', in: 'cookie', name: 'redress', description: "The console's" },
      },
      schemas: {
        Conversation: json(Conversation),
        Case: json(Case),
        Transcript: json(Transcript),
        Switches: json(SwitchesState),
        Error: json(ApiError),
      },
    },
    paths: {
      '/openapi.json': {
        get: {
          ...about('openapi', 'This file'),
          security: [],
          responses: { 200: any('This file') },
        },
      },
      '/conversations': {
        get: {
          ...about('listConversations', 'Conversations, the one last active first'),
          parameters: parametersOf(ConversationFilters),
          responses: { 200: answer('A page', ConversationPage), ...faults(400, 401) },
        },
      },
      '/conversations/{id}': {
        get: {
          ...about('getConversation', 'One conversation'),
          parameters: [ID],
          responses: { 200: answer('The conversation', Conversation), ...faults(401, 404) },
        },
      },
      '/conversations/{id}/messages': {
        get: {
          ...about('getTranscript', 'What was said, and why the assistant said it'),
          parameters: [ID],
          responses: { 200: answer('The transcript', Transcript), ...faults(401, 404) },
        },
      },
      '/cases': {
        get: {
          ...about('listCases', 'Refunds, cancellations, returns and disputes'),
          parameters: parametersOf(CaseFilters),
          responses: { 200: answer('A page', CasePage), ...faults(400, 401) },
        },
      },
      '/switches': {
        get: {
          ...about('getSwitches', 'What is paused, and every change there was'),
          responses: { 200: answer('The switches', SwitchesState), ...faults(401) },
        },
        put: {
          ...about('changeSwitches', 'Changes what is named and leaves the rest'),
          requestBody: {
            required: true,
            content: { 'application/json': { schema: json(SwitchesChange, 'input') } },
          },
          responses: { 200: answer('The switches now', SwitchesState), ...faults(400, 401) },
        },
      },
    },
  };
}

const ID = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };

const about = (operationId: string, summary: string) => ({ operationId, summary });

const any = (description: string) => ({
  description,
  content: { 'application/json': { schema: { type: 'object' } } },
});

const answer = (description: string, schema: z.ZodType) => ({
  description,
  content: { 'application/json': { schema: json(schema) } },
});

const FAULTS = {
  400: 'Not as it should be: the message says what to do',
  401: 'No valid token or session',
  404: 'There is none of that id',
} as const;

const faults = (...codes: (keyof typeof FAULTS)[]) =>
  Object.fromEntries(
    codes.map((code) => [
      code,
      {
        description: FAULTS[code],
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    ]),
  );

function parametersOf(filters: z.ZodObject) {
  const { properties = {} } = json(filters, 'input');
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema,
  }));
}

/** `output` forbids what is not described, so that the file is held to what is really answered. */
function json(schema: z.ZodType, io: 'input' | 'output' = 'output') {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    override({ jsonSchema }) {
      // `format` says as much, and bounds of JavaScript's numbers are of no use to a reader.
      if (jsonSchema.format) delete jsonSchema.pattern;
      delete jsonSchema.minimum;
      delete jsonSchema.maximum;
    },
  });
  return rest;
}
