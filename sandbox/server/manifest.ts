import { parse } from 'yaml';
import { z } from 'zod';
import type { Shortcut, SlashCommand } from './protocol.ts';

/** What manifest.yml grants the app; everything the embedded Slack allows or sends is decided by it. */
export interface Manifest {
  readonly name: string;
  readonly botName: string;
  readonly scopes: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
  readonly commands: readonly ManifestCommand[];
  readonly shortcuts: readonly Shortcut[];
  readonly homeTab: boolean;
  readonly messagesTab: boolean;
}

export interface ManifestCommand extends SlashCommand {
  /** `@maya` and `#general` arrive as ids. */
  readonly escapes: boolean;
}

const manifestFile = z.object({
  display_information: z.object({ name: z.string() }),
  features: z
    .object({
      app_home: z
        .object({
          home_tab_enabled: z.boolean().default(false),
          messages_tab_enabled: z.boolean().default(false),
        })
        .optional(),
      bot_user: z.object({ display_name: z.string() }).optional(),
      shortcuts: z
        .array(z.object({ name: z.string(), type: z.enum(['global', 'message']), callback_id: z.string() }))
        .default([]),
      slash_commands: z
        .array(
          z.object({
            command: z.string().startsWith('/'),
            description: z.string(),
            usage_hint: z.string().default(''),
            should_escape: z.boolean().default(false),
          }),
        )
        .default([]),
    })
    .default({ shortcuts: [], slash_commands: [] }),
  oauth_config: z.object({ scopes: z.object({ bot: z.array(z.string()).default([]) }) }),
  settings: z
    .object({ event_subscriptions: z.object({ bot_events: z.array(z.string()).default([]) }).optional() })
    .default({}),
});

export function readManifest(text: string): Manifest {
  const file = manifestFile.parse(parse(text));
  return {
    name: file.display_information.name,
    botName: file.features.bot_user?.display_name ?? file.display_information.name,
    scopes: new Set(file.oauth_config.scopes.bot),
    events: new Set(file.settings.event_subscriptions?.bot_events),
    commands: file.features.slash_commands.map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint,
      escapes: command.should_escape,
    })),
    shortcuts: file.features.shortcuts.map((shortcut) => ({
      name: shortcut.name,
      callbackId: shortcut.callback_id,
      type: shortcut.type,
    })),
    homeTab: file.features.app_home?.home_tab_enabled ?? false,
    messagesTab: file.features.app_home?.messages_tab_enabled ?? false,
  };
}
