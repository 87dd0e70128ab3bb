import { addressOf } from './call-link.ts';
import { section } from './section.ts';

const link = addressOf(['incident'], 'an address, such as https://meet.example/incident-{incident}');

/** Where people talk, what does not belong in Slack (INC-11), and what to do: bookmarks of each room (INC-2). */
export const incidentLinks = section(
  { bridge: link, secure_document: link, runbook: link },
  'the links of an incident: bridge, secure_document, runbook',
)
  .transform(({ bridge, secure_document: secureDocument, runbook }) => ({ bridge, secureDocument, runbook }))
  .default({ bridge: null, secureDocument: null, runbook: null });
