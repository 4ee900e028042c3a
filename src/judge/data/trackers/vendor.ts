// The shape of a row in the tables of spy pixels. `hosts` match the host itself and its subdomains; with `path`, both must match. `shape` is
// a path so peculiar to the vendor that it betrays it even on a domain of the customer's own. Paths are matched with their query.
// A row must never match an image that people are meant to see: when in doubt it is left to the tests of size and address.

export interface TrackerVendor {
  vendor: string;
  hosts?: readonly string[];
  path?: RegExp;
  shape?: RegExp;
}
