/** Where the bytes of an image are: a public address, or a file of Slack. */
export function imageUrl(image: object): string | undefined {
  if ('image_url' in image && typeof image.image_url === 'string') return image.image_url;
  if (!('slack_file' in image) || typeof image.slack_file !== 'object' || !image.slack_file) return undefined;
  return 'url' in image.slack_file ? String(image.slack_file.url) : undefined;
}
