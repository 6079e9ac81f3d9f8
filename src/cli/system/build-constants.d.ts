/** package.json's version, put in by scripts/build.js. */
declare const MFA_LAB_VERSION: string;
