/** Opens a thing once for the same settings, and gives the same one again: check and run of a command share it. */
export function onceFor<S, T>(open: (settings: S) => Promise<T>): (settings: S) => Promise<T> {
  const opened = new Map<string, Promise<T>>();
  return (settings) => {
    const key = JSON.stringify(settings);
    const thing = opened.get(key) ?? open(settings);
    opened.set(key, thing);
    return thing;
  };
}
