import { affine } from './affine.js';
import { blur } from './blur.js';
import { flip, noise, pad } from './simple-transforms.js';
import type { TransformSettings } from './transform-settings.js';
import { inSequence, jitter, type Transform } from './transform.js';

/** The transform of one step, for pictures of `size` pixels. */
export function drawTransform(
  random: () => number,
  size: number,
  settings: TransformSettings,
): Transform {
  const between = (most: number) => (2 * random() - 1) * most;
  const parts: Transform[] = [];
  if (settings.pad > 0) parts.push(pad(Math.round(settings.pad * size)));
  if (settings.jitter > 0) parts.push(jitter(random, Math.round(settings.jitter * size)));
  if (settings.scale > 0 || settings.rotate > 0 || settings.crop > 0) {
    const kept = 1 - random() * settings.crop;
    const room = (size * (1 / kept - 1)) / 2;
    parts.push(
      affine({
        angle: (between(settings.rotate) * Math.PI) / 180,
        zoom: (1 + between(settings.scale)) / kept,
        down: between(room),
        right: between(room),
      }),
    );
  }
  if (settings.flip > 0) parts.push(flip(random() < settings.flip));
  if (settings.blur > 0) parts.push(blur(Math.max(0.1, random() * settings.blur)));
  if (settings.noise > 0) parts.push(noise(random, settings.noise));
  return inSequence(parts);
}
