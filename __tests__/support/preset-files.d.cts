/** The file of every preset of examples/, settings or program, by the preset's name. */
export declare const presetFiles: Readonly<Record<string, string>>;
