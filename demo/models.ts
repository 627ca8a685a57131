/** The page of the models: a table of all networks, and charts. */
import '../src/components/models/models.js';
import '../src/components/session/session.js';
import '../src/components/status/status.js';
import { storedTheme } from '../src/components/inspector/theme.js';

const theme = storedTheme();
if (theme !== 'page') document.documentElement.dataset['theme'] = theme;
