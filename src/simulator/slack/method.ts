export type MethodAnswer =
  | ({ readonly ok: true } & Readonly<Record<string, unknown>>)
  | ReturnType<typeof failed>;

/** Slack's methods by name. A method throws zod's error for arguments it can't take. */
export type Methods = Readonly<
  Record<string, (given: Readonly<Record<string, unknown>>) => MethodAnswer | Promise<MethodAnswer>>
>;

/** Slack says no with status 200. */
export const failed = (error: string, problem?: string) => ({
  ok: false as const,
  error,
  ...(problem === undefined ? {} : { response_metadata: { messages: [`[ERROR] ${problem}`] } }),
});
