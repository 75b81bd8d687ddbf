/** Works something out when it is first asked for, and never again. */
export function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

/** The same for each of many objects; what is worked out for one goes when the object does. */
export function oncePer<K extends object, T>(make: (of: K) => T): (of: K) => T {
  const made = new WeakMap<K, { readonly value: T }>();
  return (of) => {
    const earlier = made.get(of) ?? { value: make(of) };
    made.set(of, earlier);
    return earlier.value;
  };
}
