import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const toolsFolder = dirname(dirname(fileURLToPath(import.meta.url)));
export const modelsFolder = dirname(toolsFolder);
export const formsFolder = join(dirname(modelsFolder), 'forms');

/** Files of `folder` with the ending `ending` (".bpmn"), sorted, each with its name, stem and text. */
export function filesOf(folder, ending) {
  return readdirSync(folder)
    .filter((name) => extname(name) === ending)
    .sort()
    .map((name) => {
      const path = join(folder, name);
      return { path, name, stem: basename(name, ending), text: readFileSync(path, 'utf8') };
    });
}
