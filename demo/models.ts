/** The page of the models: a table of all networks, and charts. */
import '../src/components/models/models.js';
import '../src/components/session/session.js';
import '../src/components/status/status.js';
import '../src/components/image-picker/image-picker.js';
import '../src/components/model-picker/model-picker.js';
import '../src/components/pipeline/pipeline.js';
import { storedTheme } from '../src/components/inspector/theme.js';

const theme = storedTheme();
if (theme !== 'page') document.documentElement.dataset['theme'] = theme;

/** The model and the photo are fetched when somebody comes to where they are used. */
const session = document.querySelector('cl-session');
const steps = document.querySelector('.predict');
if (session && steps) {
  const come = (entries: readonly IntersectionObserverEntry[]) => {
    if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
    seen.disconnect();
    session.model ??= 'efficientnet-lite0';
    session.image ??= new URL('photos/chelsea.png', document.baseURI).href;
  };
  // Above the status line, which lies over what is below it.
  const seen = new IntersectionObserver(come, { rootMargin: '0px 0px -80px' });
  seen.observe(steps);
}
