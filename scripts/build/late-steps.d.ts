import type { Plugin } from 'esbuild';

/** A plug-in that puts the steps of each lesson into a file of their own, beside the bundle. */
export const lateSteps: Plugin;
