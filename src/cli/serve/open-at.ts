import type { Behind, Door } from './door.js';
import { openDoor } from './door.js';

/** Nobody else's, as far as that can be known, and below those that systems hand out. */
export const USUAL_PORT = 6320;

/** How many ports are tried, from that one on. */
export const PORTS_TRIED = 10;

/** Opens that port or none; or the usual one, and where it is taken one of those behind it. Null where there is none. */
export async function openAt(asked: number | null, behind: Behind): Promise<Door | null> {
  const ports =
    asked === null ? Array.from({ length: PORTS_TRIED }, (_, index) => USUAL_PORT + index) : [asked];
  for (const port of ports) {
    try {
      return await openDoor(port, behind);
    } catch (error) {
      if (!isTaken(error)) throw error;
    }
  }
  return null;
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
