import { html } from '../html.ts';
import { documentOf } from './layout.ts';

export interface SignInView {
  readonly base: string;
  readonly shopName: string;
  /** No administrator is set up. */
  readonly closed: boolean;
  readonly email?: string;
  readonly next?: string;
  readonly problem?: string;
}

export const signInPage = (view: SignInView): string =>
  documentOf(
    view.base,
    `Sign in · ${view.shopName}`,
    html`<main id="main" class="sign-in">
<img src="${view.base}/assets/mark.svg" alt="" width="44" height="44">
<h1>Sign in</h1>
<p class="lead">The console of ${view.shopName}</p>
${view.problem && html`<p class="problem" role="alert">${view.problem}</p>`}
${
  view.closed
    ? html`<p>Nobody can sign in yet: set <code>CONSOLE_ADMIN_EMAIL</code> and <code>CONSOLE_ADMIN_PASSWORD</code>, and start again.</p>`
    : html`<form method="post" action="${view.base}/sign-in">
  <input type="hidden" name="next" value="${view.next}">
  <label><span>E-mail</span><input type="email" name="email" value="${view.email}" autocomplete="username" required autofocus></label>
  <label><span>Password</span><input type="password" name="password" autocomplete="current-password" required></label>
  <button>Sign in</button>
</form>`
}
</main>`,
  );
