/** The three things that `reset` can start anew. */
export const RESET_SCOPES = ['step', 'lesson', 'everything'] as const;

export type ResetScope = (typeof RESET_SCOPES)[number];
