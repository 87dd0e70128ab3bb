import { createContext, useContext, useSyncExternalStore } from 'react';
import { type InspectorState, InspectorStore } from '../state/inspector-store.ts';

const Context = createContext(new InspectorStore());

export function useInspector(): InspectorStore {
  return useContext(Context);
}

export function useInspectorState<T>(select: (state: InspectorState) => T): T {
  const store = useInspector();
  return useSyncExternalStore(store.subscribe, () => select(store.getState()));
}
