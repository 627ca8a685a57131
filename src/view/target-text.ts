import { msg, str } from '@lit/localize';
import type { ExplainedTarget, NamedClass } from '../core/attribution/target.js';

/**
 * What was explained, in words: `tabby`, `tabby against Egyptian cat`, `channel 7 of block3`.
 * @param options.indices - puts the index of each class behind its name: `tabby (281)`
 */
export function targetText(
  { tensor, classes, against, unit }: ExplainedTarget,
  { indices = false }: { readonly indices?: boolean } = {},
): string {
  if (unit) return msg(str`channel ${unit.channel} of ${unit.layer}`);
  if (classes.length + against.length === 0) return msg(str`the mean of ${tensor}`);
  const [plus, minus] = [names(classes, indices), names(against, indices)];
  if (minus === '') return plus;
  return plus === '' ? msg(str`not ${minus}`) : msg(str`${plus} against ${minus}`);
}

const names = (classes: readonly NamedClass[], indices: boolean): string =>
  classes.map(({ name, index }) => (indices ? `${name} (${index})` : name)).join(' + ');
