import { applications, type ApplicationFacts } from '../../facts/applications.js';

/**
 * All functions of Keras Applications, module by module, and the network that travels with this package:
 * the size of their photos, how pixels become what they read, and what is published of them.
 */
export const listApplications = (): readonly ApplicationFacts[] => applications;
