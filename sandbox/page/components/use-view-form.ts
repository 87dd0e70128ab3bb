import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { FormValues, OpenView } from '../../server/protocol.ts';
import type { BlockHost } from '../blocks/block-host.tsx';
import { type ElementValue, formValues, stillThere, withValue } from '../state/forms.ts';
import { usePane } from './pane-context.tsx';
import { useBlockActs } from './use-block-acts.ts';

const NOTHING: FormValues = {};
const REMEMBER_AFTER_MS = 400;
type Faults = Readonly<Record<string, string>>;

/** What is typed into a view, its faults, and handing both to Slack. */
export function useViewForm(open: OpenView) {
  const { store } = usePane();
  const { blocks } = open.view;
  const [typed, setTyped] = useState(NOTHING);
  const [faults, setFaults] = useState<Faults>(open.errors);
  const [failed, setFailed] = useState<string>();
  const values = useMemo(() => formValues(blocks, open.values, typed), [blocks, open.values, typed]);

  // A field that an update takes away and a later one brings back starts empty, as in Slack.
  useEffect(() => setTyped((before) => (before === NOTHING ? before : stillThere(blocks, before))), [blocks]);

  useEffect(() => setFaults(open.errors), [open.errors]);

  const { remember, changed } = useRemember(open.id);

  const change = useCallback(
    (blockId: string, actionId: string, value: ElementValue) => {
      changed(blockId, actionId, value);
      setTyped((before) => withValue(before, blockId, actionId, value));
      setFaults(({ [blockId]: _mended, ...others }) => others);
    },
    [changed],
  );

  const { busy, act, suggest } = useBlockActs({ viewId: open.id }, { before: remember, onFailed: setFailed });
  const host: BlockHost = { values, errors: faults, busy, change, act, suggest };

  /** The faults to mend, or `undefined` when Slack took it. */
  async function submit(): Promise<Faults | undefined> {
    setFailed(undefined);
    await remember();
    const answer = await store.attempt(() => store.call('submit', open.id));
    if (answer?.failed) setFailed(answer.failed);
    if (answer?.errors) setFaults(answer.errors);
    return answer?.errors;
  }

  return { host, failed, submit };
}

/** Slack is told a moment after the last key, so that a reload or an update by the app keeps the words. */
function useRemember(viewId: string) {
  const { store } = usePane();
  const untold = useRef(NOTHING);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  const remember = useCallback(async () => {
    clearTimeout(timer.current);
    const values = untold.current;
    untold.current = NOTHING;
    if (values !== NOTHING) await store.attempt(() => store.call('fill', viewId, values));
  }, [store, viewId]);

  const changed = useCallback(
    (blockId: string, actionId: string, value: ElementValue) => {
      untold.current = withValue(untold.current, blockId, actionId, value);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void remember(), REMEMBER_AFTER_MS);
    },
    [remember],
  );

  useEffect(() => () => clearTimeout(timer.current), []);
  return { remember, changed };
}
