/** The names used by the desk first, then what people commonly type. Unknown names stay `:name:`, as in Slack. */
const TABLE = `
ticket 🎫, pushpin 📌, white_check_mark ✅, telescope 🔭, test_tube 🧪, +1 👍, checkered_flag 🏁, book 📖, lock 🔒,
double_vertical_bar ⏸️, warning ⚠️, rotating_light 🚨, eyes 👀, raised_hands 🙌, pray 🙏, tada 🎉, -1 👎, heart ❤️,
admission_tickets 🎟️, open_book 📖, pause_button ⏸️, thumbsup 👍, thumbsdown 👎, wave 👋, clap 👏, ok_hand 👌,
muscle 💪, point_right 👉, point_left 👈, point_up ☝️, point_up_2 👆, point_down 👇, raised_hand ✋, hand ✋,
handshake 🤝, writing_hand ✍️, fist ✊, v ✌️, crossed_fingers 🤞, grinning 😀, smiley 😃, smile 😄, grin 😁,
laughing 😆, sweat_smile 😅, joy 😂, rolling_on_the_floor_laughing 🤣, slightly_smiling_face 🙂, wink 😉, blush 😊,
innocent 😇, heart_eyes 😍, yum 😋, thinking_face 🤔, neutral_face 😐, expressionless 😑, no_mouth 😶, smirk 😏,
unamused 😒, face_with_rolling_eyes 🙄, grimacing 😬, relieved 😌, pensive 😔, sleeping 😴, mask 😷, dizzy_face 😵,
sunglasses 😎, nerd_face 🤓, confused 😕, worried 😟, slightly_frowning_face 🙁, open_mouth 😮, hushed 😯,
astonished 😲, flushed 😳, fearful 😨, cold_sweat 😰, cry 😢, sob 😭, scream 😱, confounded 😖, disappointed 😞,
sweat 😓, weary 😩, tired_face 😫, triumph 😤, rage 😡, angry 😠, skull 💀, ghost 👻, robot_face 🤖, see_no_evil 🙈,
hourglass ⌛, hourglass_flowing_sand ⏳, watch ⌚, alarm_clock ⏰, stopwatch ⏱️, clock1 🕐, calendar 📆, date 📅,
spiral_calendar_pad 🗓️, fire 🔥, boom 💥, star ⭐, sparkles ✨, zap ⚡, sunny ☀️, cloud ☁️, umbrella ☔, snowflake ❄️,
rainbow 🌈, bug 🐛, turtle 🐢, owl 🦉, bird 🐦, cat 🐱, dog 🐶, bee 🐝, seedling 🌱, evergreen_tree 🌲, coffee ☕,
tea 🍵, cake 🍰, birthday 🎂, pizza 🍕, apple 🍎, beers 🍻, gift 🎁, trophy 🏆, dart 🎯, art 🎨, musical_note 🎵,
camera 📷, computer 💻, desktop_computer 🖥️, keyboard ⌨️, printer 🖨️, iphone 📱, telephone_receiver 📞, battery 🔋,
electric_plug 🔌, bulb 💡, mag 🔍, mag_right 🔎, books 📚, bookmark 🔖, label 🏷️, memo 📝, pencil2 ✏️, clipboard 📋,
page_facing_up 📄, newspaper 📰, file_folder 📁, open_file_folder 📂, chart_with_upwards_trend 📈,
chart_with_downwards_trend 📉, bar_chart 📊, paperclip 📎, link 🔗, scissors ✂️, wastebasket 🗑️, key 🔑, unlock 🔓,
lock_with_ink_pen 🔏, closed_lock_with_key 🔐, hammer 🔨, wrench 🔧, hammer_and_wrench 🛠️, gear ⚙️, shield 🛡️,
package 📦, truck 🚚, ambulance 🚑, rocket 🚀, airplane ✈️, house 🏠, office 🏢, library 🏛️, world_map 🗺️,
email 📧, envelope ✉️, incoming_envelope 📨, inbox_tray 📥, outbox_tray 📤, mailbox 📫, speech_balloon 💬,
thought_balloon 💭, loudspeaker 📢, mega 📣, bell 🔔, no_bell 🔕, mute 🔇, bust_in_silhouette 👤,
busts_in_silhouette 👥, construction 🚧, stop_sign 🛑, no_entry ⛔, no_entry_sign 🚫, x ❌, heavy_check_mark ✔️,
ballot_box_with_check ☑️, question ❓, grey_question ❔, exclamation ❗, bangbang ‼️, information_source ℹ️,
heavy_plus_sign ➕, heavy_minus_sign ➖, 100 💯, arrow_right ➡️, arrow_left ⬅️, arrow_up ⬆️, arrow_down ⬇️,
arrows_counterclockwise 🔄, leftwards_arrow_with_hook ↩️, fast_forward ⏩, repeat 🔁, new 🆕, up 🆙, sos 🆘,
red_circle 🔴, large_orange_circle 🟠, large_yellow_circle 🟡, large_green_circle 🟢, large_blue_circle 🔵,
white_circle ⚪, black_circle ⚫, large_orange_diamond 🔶, small_blue_diamond 🔹, white_large_square ⬜,
one 1️⃣, two 2️⃣, three 3️⃣, four 4️⃣, five 5️⃣, broken_heart 💔, blue_heart 💙, green_heart 💚, yellow_heart 💛,
purple_heart 💜, face_palm 🤦, shrug 🤷, salute 🫡, saluting_face 🫡, hugging_face 🤗, partying_face 🥳
`;

const CHARACTERS: ReadonlyMap<string, string> = new Map(
  TABLE.split(',').map((pair) => pair.trim().split(' ') as [string, string]),
);

export interface Emoji {
  readonly name: string;
  readonly character: string;
}

/** What the picker offers before anything is typed: the desk's own meanings first. */
export const FIRST_EMOJI: readonly string[] = [
  'ticket',
  'pushpin',
  'white_check_mark',
  'telescope',
  'test_tube',
  '+1',
];

/** `undefined` for a name the table lacks; a skin tone is left out. */
export function emojiCharacter(name: string): string | undefined {
  return CHARACTERS.get(name.split('::')[0] ?? name);
}

export function searchEmoji(typed: string, limit = 48): readonly Emoji[] {
  const words = typed.toLowerCase().replaceAll(':', '').trim().replaceAll(' ', '_');
  const found: Emoji[] = [];
  for (const [name, character] of CHARACTERS) {
    if (name.includes(words)) found.push({ name, character });
  }
  const rank = (emoji: Emoji) => (emoji.name.startsWith(words) ? 0 : 1);
  return found.sort((a, b) => rank(a) - rank(b)).slice(0, limit);
}

/** A unicode emoji picked or typed, as the name Slack's reactions use. */
export function emojiName(character: string): string | undefined {
  for (const [name, known] of CHARACTERS) if (known === character) return name;
  return undefined;
}
