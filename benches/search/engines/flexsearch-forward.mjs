// FlexSearch with beginnings of words (“forward”): for prefixes, as then every word is one.
import { KINDS } from "../queries.mjs";
import { flexsearch } from "./flexsearch.mjs";

export default flexsearch("forward", Object.keys(KINDS).filter((kind) => kind !== "prefix"));
