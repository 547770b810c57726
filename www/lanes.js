// The order of the timeline's lanes: the core's, the fullest first, but for kinds of records, which have an order of reading.

const KINDS = ["statement", "assertion", "event", "vote", "claim", "instrument", "provision", "source", "actor"];
const rank = ({ value }) => (KINDS.includes(value) ? KINDS.indexOf(value) : KINDS.length);

/** The timeline with its lanes in the order of reading. */
export function ordered(timeline, field) {
  if (field !== "kind") return timeline;
  const order = timeline.lanes.map((_, index) => index).sort((a, b) => rank(timeline.lanes[a]) - rank(timeline.lanes[b]) || a - b);
  const place = new Uint16Array(order.length);
  order.forEach((old, now) => (place[old] = now));
  return { ...timeline, lanes: order.map((old) => timeline.lanes[old]), lane: timeline.lane.map((old) => place[old]) };
}
