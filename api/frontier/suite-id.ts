import { idOf } from '#api/ids.ts';

export const suiteId = idOf<'suite'>().meta({ description: 'Which suite, in which version' });
export const referenceId = idOf<'reference'>().meta({ description: 'Which evidence of a released model' });
