/** What the words around an expression of time tell about it. Each is looked for in one clause. */

/** Alternatives between bars, each of whole words. */
function anyOf(list: TemplateStringsArray, ...parts: string[]): RegExp {
  const words = String.raw(list, ...parts)
    .replaceAll(/\s+/g, ' ')
    .split(' | ')
    .map((one) => one.trim());
  return new RegExp(`\\b(?:${words.join('|')})\\b`, 'iu');
}

const PARTICIPLE =
  '(?:\\w{2,}ed|been|begun|broken|brought|built|changed|come|done|found|given|gone|got|had|happened|heard|held|kept|known|left|lost|made|met|moved|passed|put|read|run|said|seen|sent|set|shown|spoken|stopped|taken|told|tried|undone|written)';

/** Speaks of what is over. */
const OVER = [
  anyOf`
  was | were | wasn’t | weren’t | had | did | didn’t | ago | last | previous | yesterday | since | earlier
  | so far`,
  anyOf`
  began | broke | brought | built | came | caught | fell | felt | found | gave | got | happened | heard |
  held | kept | knew | left | lost | made | met | ran | rose | said | sat | saw | sent | spoke | told |
  took | went | woke | wrote | threw | meant | grew | stood | became | chose | did | forgot | fixed it`,
  anyOf`(?:has|have|[’']ve) (?:already |not |never |just |since |now |only )?${PARTICIPLE}`,
  // "we changed this", "somebody renamed": a past tense needs somebody before it, and no "is" or "will".
  /(?<!\b(?:is|are|be|being|get|gets|getting|have it|have this|have that|have your|have the \w+|as|will|to|not|yet|all|can|should|it) )(?<=[\p{L}’'] )\b(?!(?:need|indeed|speed|feed|seed|exceed|proceed|embed|based|dated|expected|planned|scheduled|estimated|targeted|intended)\b)\p{Ll}{2,}(?:ed)\b(?! (?:by|before|within|on|until|tomorrow|next|tonight|this|soon|shortly|in|at|for) )/u,
];

/** Speaks of what is to come, or how sure it is. */
const toCome = anyOf`
  will | won[’']t | shall | should | would | could | can | might | may | going to | expect\w* | plan\w* |
  aim\w* | target\w* | hop(?:e|es|ing) | intend\w* | schedul\w* | due | estimat\w* | promise\w* | ETA |
  deadline | goal | think | likely | probably | perhaps | maybe | supposed | latest | no later | later
  than | completion | tentative\w* | guarantee\w* | on track | try to | about to | count on | look for |
  allow | give us`;

/** Our work, its beginning, or its end. */
const work = anyOf`
  (?:bug|hot)?fix(?:es|ed|ing)? | repair\w* | deploy\w* | ship(?:s|ped|ping)? | releas\w* | deliver\w* |
  finish\w* | complet\w* | resolv\w* | solv\w* | solution | ready | done | go(?:es)? (?:live|out|into) |
  live | available | back | again | online | up | start(?:s|ing)? | begin(?:s|ning)? | picks?
  (?:it|this|that)? ?up | takes? (?:it|this|that)? ?up | roll\w* | rollout | land(?:s|ing)? |
  com(?:e|es|ing) | patch\w* | install\w* | migrat\w* | restor\w* | rebuil\w* | correct(?:s|ed|ing|ion)? |
  switch\w* | set up | unlock\w* | gone | normal | works? | working | implement\w* | merge\w* | upgrad\w*
  | clos(?:e|ing) (?:it|this) | clear(?:s|ed) | disappears? | vanish\w* | settled | sorted | wrapped |
  replac\w* | follows? | publish\w* | launch\w* | hand(?:s|ed)? over | do (?:it|this|that) |
  look(?:s|ing)? (?:at|into) | get(?:s)? | ends? | ending | the new | there`;

/** The part of these that speaks of an end or a beginning, whatever else is said. */
const end = anyOf`
  (?:hot)?fix(?:es|ed|ing)? | repair\w* | deploy\w* | ship(?:s|ped|ping)? | deliver\w* | finish\w* |
  complete[ds]? | resolv\w* | solv\w* | ready | done | live | available | gone | in place | roll\w* out |
  launch\w* | restor\w* | works? again | working`;

/** How long it takes. */
const lasts = anyOf`takes? | needs? | requires? | allow | give us | more | another | matter of | estimate\w* | wait`;

/** Whoever works for the requester. */
const ours = anyOf`
  we | i | the engineers | our engineers | the developers? | the team | our team | the vendor | an
  engineer | a colleague | colleagues`;

/** Writing, calling, telling: the day of our next message may be named (UPD-3). */
const contact = anyOf`
  writ(?:e|es|ing) | calls?(?= (?:you|back|again)) | phone you | ring you | tells? | telling | hears?(?:
  back)? | updates? you | gets? back to | getting back to | come back to you | comes back to you |
  answers?(?! the vendor) | repl(?:y|ies) | message (?:you|comes) | let(?:s)? you know | letting you know
  | report back | reports back | speak | talk | (?<!(?:with|in|of|into) (?:the|our) )next
  (?:update|message|news|word) | posted | in touch | inform | know more | checks? in | see you | ping you | follow
  up | a call | news`;

/** What the requester is asked to do, and by when. */
const asksThem =
  /\bplease\b|^(?:and |then |or |so )?(?:reply|write|send|try|call|use|wait|restart|sign in|answer|tell|choose|open|click|press|add|attach|check|keep|bring|join)\b|\byou (?:can|may|could) (?:\w+ )?(?:reply|write|answer|reach|call|tell)\b|\byou have until\b/iu;

/** A statement about how things are, or what they show. */
const describes = anyOf`
  missing | wrong(?:ly)? | empty | shows? | shown | open | says | listed | displays? | displayed |
  appears? | fails? | contains? | closed | booked | expires? | runs? out | valid | named? | dated | leads
  | clocks? | change on | holiday | accepts? | costs? | attached | renews itself | suits? |
  on leave | away | out of (?:the )?office | on holiday | i am off | i[’']m off`;

/** Says that there is none. */
const none = anyOf`
  no (?:ETA|date|deadline|promise|estimate) | cannot (?:say|name|promise|tell) | can[’']t
  (?:say|name|promise|tell) | do not (?:know|promise) | don[’']t (?:know|promise) | not (?:know|promise) |
  nobody knows | without a date`;

const theirs =
  /\byou(?:[’']d| have| had| also| then|rself)? (?:need|want|would like|wr(?:i|o)te|sa(?:y|id)|ask|mention|t(?:e|o)ld|name|set|gave|give|print|go|must|plan|open|plann?ed|hoped?)\w*\b|\byour\b/iu;

const againstUs = /\byou (?:get|have it|will|can|should|see)\b/iu;

const named = /^(?:and |then |so |but )?\p{Lu}\p{Ll}+ (?:\p{Ll}+s|will|can)\b/u;
const passive =
  /\b(?:is|are|be|gets?) (?:then |also |now |being )?(?!(?:closed|open|booked|attached|named|dated|held|called|shown|listed|displayed|blocked|printed|needed|opened|used|based|wasted|emptied)\b)\p{Ll}{2,}(?:ed|ne|lt|en)\b/iu;

/** "ETA: around Wednesday": a heading for all that follows it in its sentence. */
const heading =
  /^(?:(?:the|our) )?(?:new )?(?:ETA|deadline|(?:expected|estimated) \w+|estimate|(?:release|delivery|due|target|go-live) date|completion)\b/iu;

export const tells = {
  heading: (text: string): boolean => heading.test(text),
  over: (text: string): boolean => OVER.some((pattern) => pattern.test(text)),
  toCome: (text: string): boolean => toCome.test(text) || /[’']ll\b/iu.test(text),
  work: (text: string): boolean => work.test(text),
  end: (text: string): boolean => end.test(text),
  lasts: (text: string): boolean => lasts.test(text),
  ours: (text: string): boolean => ours.test(text) || named.test(text),
  contact: (text: string): boolean => contact.test(text),
  asksThem: (text: string): boolean => asksThem.test(text),
  describes: (text: string): boolean => describes.test(text),
  none: (text: string): boolean => none.test(text),
  theirs: (text: string): boolean => theirs.test(text) && !againstUs.test(text),
  passive: (text: string): boolean => passive.test(text),
};
