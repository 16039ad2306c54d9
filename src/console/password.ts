import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { same } from './session.ts';

export interface Admin {
  readonly email: string;
  readonly password: string;
}

/**
 * Checks the administrator's credentials in the same time whether the address or the password is
 * wrong. Both are compared always.
 */
export function passwordCheck(admin: Admin): (email: string, password: string) => Promise<boolean> {
  const salt = randomBytes(16);
  const known = derive(admin.password, salt);
  return async (email, password) => {
    const given = await derive(password, salt);
    const right = timingSafeEqual(given, await known);
    return same(email.trim().toLowerCase(), admin.email.toLowerCase()) && right;
  };
}

const derive = (password: string, salt: Buffer): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, (error, key) => {
      if (error) reject(error);
      else resolve(key);
    });
  });
