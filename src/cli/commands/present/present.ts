/** `present` as it was asked for: the lab on a stage. */
export interface PresentCommand {
  readonly kind: 'present';
  readonly dataDir: string | null;
  /** Where to begin: `6`, `6.3`, `0`; null for where the stage was left. */
  readonly place: string | null;
  /** Null for the one of before, at first the lab's. */
  readonly phone: 'lab' | 'own' | null;
  /** The file of the class whose plan is taken; null for the plan of before, at first the course's half day. */
  readonly classFile: string | null;
  /** Throws away what was saved of the stage, but for its seed. */
  readonly again: boolean;
  /** Without asking. */
  readonly yes: boolean;
  /** Only looks whether all is ready. */
  readonly check: boolean;
  readonly plain: boolean;
  readonly ascii: boolean;
  readonly reducedMotion: boolean;
  readonly noColor: boolean;
}
