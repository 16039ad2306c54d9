/** The page's shell; its script fills it from the event stream. `base` is where the simulator is mounted. */
export const pageHtml = (base: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="color-scheme" content="light dark">
<title>Redress · Simulator</title>
<link rel="icon" href="${base}/assets/mark.svg" type="image/svg+xml">
<link rel="stylesheet" href="${base}/assets/simulator.css">
<script type="module" src="${base}/assets/simulator.js"></script>
</head>
<body data-base="${base}" data-view="phone">
<a class="skip" href="#composer-text">Skip to the message box</a>
<header class="bar">
  <h1 class="brand"><img src="${base}/assets/mark.svg" alt="" width="26" height="26"><span>Redress</span><em>Simulator</em></h1>
  <p class="health" id="health" role="status"><i></i><span>Connecting</span></p>
  <a class="console" href="/console">Console<span aria-hidden="true"> ↗</span></a>
</header>
<main>
  <section class="people" id="people-panel" aria-labelledby="people-title">
    <h2 id="people-title">Whose phone?</h2>
    <div class="switcher" id="people" role="group" aria-labelledby="people-title"></div>
    <details class="ideas" id="ideas" open>
      <summary><span id="ideas-title">Things to try</span></summary>
      <div id="orders"></div>
    </details>
  </section>
  <section class="phone" id="phone-panel" aria-label="Phone">
    <div class="device" id="device" data-app="sms">
      <div class="status" aria-hidden="true"><span id="clock"></span><span class="signal"><i></i><i></i><i></i><i></i><b></b></span></div>
      <header class="chat-head">
        <span class="avatar shop" aria-hidden="true">D</span>
        <div><h2>Demo shop</h2><p id="chat-number"></p></div>
      </header>
      <div class="chat" id="chat" role="log" aria-label="Conversation" tabindex="0"></div>
      <form class="composer" id="composer" autocomplete="off">
        <button type="button" class="round ghost" id="attach" aria-label="Send a sample photo" title="Send a sample photo">
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 8.5A1.5 1.5 0 0 1 5.5 7h2.2l1.2-1.9a1.5 1.5 0 0 1 1.3-.7h3.6c.5 0 1 .3 1.3.7L16.3 7h2.2A1.5 1.5 0 0 1 20 8.5v9a1.5 1.5 0 0 1-1.5 1.5h-13A1.5 1.5 0 0 1 4 17.5z"/><circle cx="12" cy="12.8" r="3.2"/></svg>
        </button>
        <label class="hidden" for="composer-text">Message</label>
        <textarea id="composer-text" rows="1" maxlength="1600" placeholder="Text message"></textarea>
        <button class="round send" aria-label="Send"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5.5M6 11l6-6 6 6"/></svg></button>
      </form>
      <nav class="dock" aria-label="Apps" id="apps">
        <button type="button" data-app="sms" aria-pressed="true"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4.5c4.7 0 8.5 3 8.5 6.8s-3.8 6.8-8.5 6.8c-.9 0-1.7-.1-2.5-.3L5 19.8l1.2-3.3c-1.7-1.2-2.7-3.1-2.7-5.2 0-3.8 3.8-6.8 8.5-6.8z"/></svg>Messages<b class="badge" hidden></b></button>
        <button type="button" data-app="whatsapp" aria-pressed="false"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 4a8 8 0 0 0-6.9 12.1L4 20l4-1.05A8 8 0 1 0 12 4z"/><path d="M9.3 8.6c.6 3 2.9 5.3 5.9 6l.9-1.5-1.9-1.1-1 .7a5.5 5.5 0 0 1-2-2l.7-1-1-1.9z"/></svg>WhatsApp<b class="badge" hidden></b></button>
      </nav>
    </div>
  </section>
  <section class="desk" id="desk-panel" aria-label="Desk">
    <header class="desk-head">
      <h2 class="hidden">Desk</h2>
      <div class="tabs" role="tablist" aria-label="Slack">
        <button type="button" role="tab" id="tab-channel" aria-controls="desk-scroll" data-room="channel" aria-selected="true"><span aria-hidden="true">#</span> support-desk<b class="badge" hidden></b></button>
        <button type="button" role="tab" id="tab-bot" aria-controls="desk-scroll" data-room="bot" aria-selected="false" tabindex="-1">Ask Redress<b class="badge" hidden></b></button>
      </div>
      <label class="staff"><span>You are</span><select id="staff"></select></label>
    </header>
    <div class="desk-scroll" id="desk-scroll" role="tabpanel" aria-labelledby="tab-channel" tabindex="0"></div>
    <form class="desk-composer" id="desk-composer" autocomplete="off" hidden>
      <label class="hidden" for="desk-text">Message to Redress</label>
      <textarea id="desk-text" rows="1" maxlength="4000" placeholder="Message Redress"></textarea>
      <button class="round send" aria-label="Send to Redress"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M12 19V5.5M6 11l6-6 6 6"/></svg></button>
    </form>
  </section>
</main>
<nav class="views" aria-label="Views">
  <button type="button" data-view="phone" aria-pressed="true"><svg viewBox="0 0 24 24" aria-hidden="true"><rect x="7" y="3.5" width="10" height="17" rx="2.2"/><path d="M11 17.8h2"/></svg>Phone<b class="badge" hidden></b></button>
  <button type="button" data-view="desk" aria-pressed="false"><svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 6.5A1.5 1.5 0 0 1 5.5 5h13A1.5 1.5 0 0 1 20 6.5v8a1.5 1.5 0 0 1-1.5 1.5H10l-4 3.5V16h-.5A1.5 1.5 0 0 1 4 14.5z"/><path d="M8 9h8M8 12h5"/></svg>Desk<b class="badge" hidden></b></button>
</nav>
<div class="toasts" id="toasts" role="status" aria-live="polite"></div>
<noscript><p class="noscript">The simulator needs JavaScript.</p></noscript>
</body>
</html>
`;
