import type { AwsMachineSettings } from "../settings.ts";
import { instanceTypes } from "./instance-types.ts";
import type { Network, Place } from "./network.ts";

/** One way to get a machine: a type, by spot or on demand, in a subnet. */
export interface Candidate {
  type: string;
  spot: boolean;
  place: Place;
}

/** The places whose zone offers a type, in the order of their zones. */
export function placesOf(type: string, { places, offered }: Network): Place[] {
  return places.filter(({ zone }) => offered.get(type)?.has(zone));
}

/**
 * What is tried, in this order: each type by spot where that is wished for, then each type on demand. Where the subnet
 * was left open each try goes to the next zone that offers the type, because what has run out has run out in one zone.
 */
export function candidates(settings: AwsMachineSettings, network: Network): Candidate[] {
  const types = instanceTypes(settings);
  const ways = settings.spot ? [true, false] : [false];
  const tries = ways.flatMap((spot) => types.map((type) => ({ type, spot })));
  return tries.flatMap(({ type, spot }, index) => {
    const places = placesOf(type, network);
    const place = places[index % Math.max(places.length, 1)];
    return place ? [{ type, spot, place }] : [];
  });
}

/** In words: `t3.large by spot in eu-central-1a`. */
export function describeCandidate({ type, spot, place }: Candidate): string {
  return `${type} ${spot ? "by spot" : "on demand"} in ${place.zone}`;
}
