// A drawing as a file: with its title, unit and origin on it, so that it stays honest wherever it is pasted.
interface About {
  title: string;
  slice: string;
  source: string;
}

const namespace = "http://www.w3.org/2000/svg";

function line(text: string, y: number, size: number, weight: string, colour: string): SVGTextElement {
  const element = document.createElementNS(namespace, "text");
  element.setAttribute("x", "16");
  element.setAttribute("y", String(y));
  element.setAttribute("font-size", String(size));
  element.setAttribute("font-weight", weight);
  element.setAttribute("fill", colour);
  element.textContent = text;
  return element;
}

function sheet(plot: SVGSVGElement, about: About): { text: string; width: number; height: number } {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string) => style.getPropertyValue("--" + name).trim();
  const [width, height] = [plot.clientWidth + 32, plot.clientHeight + 104];
  const svg = document.createElementNS(namespace, "svg");
  svg.setAttribute("xmlns", namespace);
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("font-family", "sans-serif");
  const ground = svg.appendChild(document.createElementNS(namespace, "rect"));
  ground.setAttribute("width", "100%");
  ground.setAttribute("height", "100%");
  ground.setAttribute("fill", colour("card"));
  svg.append(line(about.title, 30, 18, "600", colour("ink")), line(about.slice, 52, 13, "400", colour("soft")));
  const inside = plot.cloneNode(true) as SVGSVGElement;
  inside.setAttribute("x", "16");
  inside.setAttribute("y", "66");
  svg.append(inside, line(about.source, height - 14, 11, "400", colour("soft")));
  return { text: new XMLSerializer().serializeToString(svg), width, height };
}

function save(name: string, url: string) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

/** Leaves a file with the reader. */
export function saveBlob(name: string, blob: Blob) {
  const url = URL.createObjectURL(blob);
  save(name, url);
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

export function saveSvg(plot: SVGSVGElement, name: string, about: About) {
  saveBlob(name + ".svg", new Blob([sheet(plot, about).text], { type: "image/svg+xml" }));
}

export async function savePng(plot: SVGSVGElement, name: string, about: About) {
  const { text, width, height } = sheet(plot, about);
  const image = new Image();
  image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(text);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = 2 * width;
  canvas.height = 2 * height;
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  canvas.toBlob((blob) => blob && saveBlob(name + ".png", blob), "image/png");
}
