// The same tests again, on the backends that only a browser has.
import './backends.test.js';
