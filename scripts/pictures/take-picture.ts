import { DARK } from '../../test/helpers/cells.js';
import type { Scene } from './scenes.js';
import { svgOf } from './svg.js';
import { visit } from './visit.js';

/** Runs the built program up to the moment of a scene, and draws what is on its screen then. */
export function takePicture(scene: Scene): Promise<string> {
  return visit(scene, async (opened) => {
    await scene.walk(opened);
    await opened.seen(scene.shows);
    const { title, description, args } = scene;
    const command = ['mfa-lab', ...args].join(' ');
    return svgOf({ title, description, command, cells: opened.cells(DARK), theme: DARK });
  });
}
