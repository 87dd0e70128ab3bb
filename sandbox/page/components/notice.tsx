import { Icon } from './icon.tsx';
import { Mrkdwn } from './markup.tsx';
import { usePane, usePaneState } from './pane-context.tsx';

/** Slack's own words to this person, right above the composer. */
export function Notice() {
  const { store } = usePane();
  const notice = usePaneState((state) => state.notice);
  return (
    <div role="alert">
      {notice && (
        <p className="notice">
          <Icon name="warning" />
          <span>
            <Mrkdwn text={notice} />
          </span>
          <button type="button" className="icon-button" aria-label="Dismiss" onClick={() => store.notice()}>
            <Icon name="close" />
          </button>
        </p>
      )}
    </div>
  );
}
