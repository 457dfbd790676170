import type { OrganizerResolvers } from "../../../generated/resolver-types.ts";
import { encodeGlobalId } from "../../../graphql/global-id.ts";
import { selectsField } from "../../../pagination/selects-field.ts";

export const Organizer: OrganizerResolvers = {
  id: (organizer) => encodeGlobalId(organizer),
  address: ({ key }) => key,
  events: (organizer, page, { loaders }, info) =>
    loaders.organizerEvents({ page, isCounted: selectsField(info, "totalCount") }).load(organizer),
};
