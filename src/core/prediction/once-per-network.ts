/** A network does not change: what is made of a thousand classes is made once. */
export function oncePerNetwork<Named extends object, T>(
  make: (network: Named) => T,
): (network: Named) => T {
  const made = new WeakMap<Named, T>();
  return (network) => {
    const known = made.get(network);
    if (known !== undefined) return known;
    const value = make(network);
    made.set(network, value);
    return value;
  };
}
