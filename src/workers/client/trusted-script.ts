/** What the compiler does not know yet of Trusted Types; what a policy makes goes where a string does. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL(url: string): string },
  ): { createScriptURL(url: string): string };
}

declare global {
  var trustedTypes: TrustedTypes | undefined;
}

/** Policy that a page with `require-trusted-types-for 'script'` allows by name. */
export const policyName = 'convlens';

let policy: ReturnType<TrustedTypes['createPolicy']> | undefined;

/**
 * The address of a worker's script, as a page that asks for trusted types takes it. Where the page does
 * not allow the policy the address stays a string, for the page's own `default` policy to judge.
 */
export function trustedScript(url: string): string {
  try {
    policy ??= globalThis.trustedTypes?.createPolicy(policyName, { createScriptURL: (url) => url });
  } catch {
    // Not among the page's `trusted-types`, or a second copy of the package made it.
  }
  return policy?.createScriptURL(url) ?? url;
}
