export declare function installViewer(): void;
