/** The options of the lab itself. */
export const LAB_OPTIONS = {
  plain: {
    type: 'boolean',
    help: ['the lab as lines, for screen readers and terminals that', 'cannot draw (or set MFA_LAB_PLAIN=1)'],
  },
  ascii: {
    type: 'boolean',
    help: ['no characters beyond ASCII: if the screen is in pieces', '(in the lab: A)'],
  },
  seed: { type: 'string', value: 'N', help: ['with monday: which Monday, 1 to 9999'] },
  'reduced-motion': { type: 'boolean', help: ['nothing on the screen moves by itself'] },
} as const;

/** The options that go with everything. */
export const COMMON_OPTIONS = {
  'data-dir': { type: 'string', value: 'DIR', help: ['keep progress in DIR (or set MFA_LAB_DATA_DIR)'] },
  'no-color': { type: 'boolean', help: ['no colours (or set NO_COLOR)'] },
  help: { type: 'boolean', short: 'h', help: ['this text, or that of the command'] },
  version: { type: 'boolean', short: 'v', help: ['the version'] },
} as const;
