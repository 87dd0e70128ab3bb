/** Of buttons that stand in several messages. */
export const INCIDENT_RESPOND = 'incident.respond';
export const INCIDENT_COMMAND = 'incident.command';
export const INCIDENT_JOIN = 'incident.join';
export const INCIDENT_OPEN = 'incident.open';
export const INCIDENT_HAND_OVER = 'incident.hand-over';
/** Command that is offered to whoever reads this. */
export const INCIDENT_ACCEPT = 'incident.accept';
export const INCIDENT_NOT_ME = 'incident.not-me';
export const INCIDENT_STAY = 'incident.stay';
export const INCIDENT_LET_IN = 'incident.let-in';
export const INCIDENT_KEEP_OUT = 'incident.keep-out';
/** Its value is `id`, or `id:id` where the other one is named. */
export const INCIDENT_MERGE = 'incident.merge';
export const INCIDENT_MAKE_PRIVATE = 'incident.make-private';
/** On the headline, and in the form that declares: it is one that goes on. */
export const INCIDENT_SAME_THING = 'incident.same-thing';
export const INCIDENT_SUBSCRIBE = 'incident.subscribe';
export const INCIDENT_UNSUBSCRIBE = 'incident.unsubscribe';
export const INCIDENT_REPORT = 'incident.report';
export const INCIDENT_CLOSE = 'incident.close';
