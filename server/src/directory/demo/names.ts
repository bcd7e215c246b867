/** First and last names that are frequent in a country; whoever carries both is invented. */
export interface Names {
  first: readonly string[];
  last: readonly string[];
}

const words = (text: string) => text.trim().split(/\s*,\s*/);

export const FLEMISH: Names = {
  first:
    words(`Ann, Anouk, Arne, Bram, Brecht, Dirk, Eline, Elke, Emma, Evelien, Femke, Filip, Frederik, Geert, Geraldine,
    Gert, Griet, Hanne, Hilde, Inge, Jan, Jana, Jef, Jolien, Kaat, Katleen, Koen, Kristof, Laura, Leen, Lien, Lotte, Maarten,
    Marc, Mieke, Nele, Niels, Pieter, Rik, Ruben, Sara, Seppe, Silke, Stijn, Sven, Tine, Toon, Veerle, Wouter, Yves`),
  last: words(`Aerts, Bogaert, Bosmans, Callens, Christiaens, Claeys, Cools, Coppens, De Backer, De Bruyn, De Cock,
    De Graeve, De Meyer, De Ridder, De Smet, De Wilde, Declercq, Desmet, D'hondt, Geerts, Heylen, Jacobs, Janssen, Lemmens,
    Maes, Martens, Michiels, Nys, Pauwels, Peeters, Segers, Smets, Stevens, Thijs, Van Acker, Van Damme, Van de Velde,
    Van den Bossche, Van Dyck, Van Hecke, Vandenberghe, Vermeulen, Verhaegen, Verhoeven, Vervoort, Willems, Wuyts`),
};

export const WALLOON: Names = {
  first:
    words(`Adrien, Alice, Amélie, Antoine, Arnaud, Audrey, Bénédicte, Bertrand, Céline, Charlotte, Chloé, Christophe,
    Clémence, Damien, Delphine, Denis, Didier, Émilie, Éric, Fabienne, Florence, Françoise, Geoffrey, Grégory, Isabelle,
    Jérôme, Julien, Laurence, Loïc, Manon, Marie-Ange, Mathilde, Maxime, Michaël, Mélanie, Nathalie, Olivier, Pascal, Quentin,
    Raphaël, Sabine, Sébastien, Sophie, Stéphanie, Sylvie, Thibault, Valérie, Vincent, Virginie, Xavier`),
  last: words(`Adam, André, Antoine, Bastin, Bodart, Bertrand, Carlier, Charlier, Collard, Collignon, Cornet, Defays,
    Delvaux, Denis, Deprez, Dumont, Dupont, Evrard, Fontaine, François, Gillet, Gilson, Goffin, Grégoire, Hallet, Henry,
    Jacquemin, Lacroix, Lambert, Laurent, Leclercq, Lejeune, Léonard, Lebrun, Marchal, Martin, Mathieu, Michaux, Noël, Pirotte,
    Poncelet, Remy, Simon, Thiry, Toussaint, Urbain, Warnier`),
};

export const DUTCH: Names = {
  first:
    words(`Aafke, Anneke, Annemiek, Arjen, Bas, Bert, Carlijn, Daan, Dennis, Douwe, Eefje, Elise, Esther, Floor, Frank,
    Froukje, Gerrit, Guus, Hanneke, Harm, Hein, Henk, Ineke, Iris, Jaap, Janneke, Jelle, Joost, Kees, Lieke, Liesbeth, Maaike,
    Marieke, Martijn, Menno, Merel, Mirjam, Niek, Pim, Renske, Roos, Sanne, Sietske, Sjoerd, Thijs, Tjitske, Willemijn, Wouter`),
  last: words(`Bakker, Bos, Brouwer, de Boer, de Bruin, de Graaf, de Groot, de Haan, de Jong, de Wit, Dekker, Dijkstra, Hendriks,
    Hoekstra, Hofman, Huisman, Jansen, Janssen, Kok, Koster, Kramer, Kuipers, Meijer, Mulder, Peters, Postma, Prins, Schouten,
    Smit, Smits, van Beek, van Dam, van der Heijden, van der Linden, van der Meer, van Dijk, van Leeuwen, van Vliet, Veenstra,
    Verbeek, Vermeer, Visser, Vos, Willems, Zijlstra`),
};

export const FRENCH: Names = {
  first:
    words(`Adèle, Anaïs, Aurore, Baptiste, Bastien, Bruno, Cédric, Claire, Corentin, Cyril, Élise, Étienne, Fanny, Gaël,
    Gaëlle, Guillaume, Héloïse, Hugo, Inès, Jean-Marc, Joëlle, Justine, Laetitia, Léa, Lucie, Ludovic, Marion, Marie-Laure,
    Mathieu, Morgane, Nicolas, Océane, Pauline, Philippe, Rémi, Romain, Sarah, Solène, Théo, Thomas, Yann, Yvonne`),
  last: words(`Barbier, Bernard, Blanchard, Bonnet, Boyer, Brun, Chevalier, Clément, Colin, David, Dubois, Dufour, Durand,
    Fabre, Faure, Garnier, Gauthier, Girard, Guérin, Henry, Lefèvre, Legrand, Lemaire, Leroy, Marchand, Masson, Mercier, Meunier,
    Moreau, Morel, Nicolas, Perrin, Petit, Picard, Renaud, Richard, Rivière, Robin, Roussel, Vidal`),
};

export const GERMAN: Names = {
  first:
    words(`Achim, Andreas, Anja, Annegret, Bärbel, Bernd, Björn, Christoph, Claudia, Dagmar, Dieter, Dörte, Eva, Frauke,
    Friederike, Götz, Günther, Hannah, Heike, Holger, Ingrid, Jens, Jürgen, Karin, Katja, Kirsten, Klaus, Lennart, Markus, Martina,
    Matthias, Moritz, Nadine, Petra, Rainer, Rüdiger, Sabine, Sigrid, Sönke, Thorsten, Ursula, Uwe, Wolfgang`),
  last: words(`Bäcker, Bauer, Becker, Böhm, Braun, Busch, Dietrich, Fischer, Förster, Frank, Friedrich, Fuchs, Günther, Haas,
    Hahn, Hartmann, Heinrich, Hofmann, Huber, Jäger, Keller, Köhler, König, Krämer, Krause, Krüger, Lang, Lehmann, Möller, Neumann,
    Pfeiffer, Richter, Sauer, Schäfer, Scholz, Schröder, Schulze, Seidel, Vogel, Wagner, Weiß, Wolff, Zimmermann`),
};

export const SWISS: Names = {
  first: words(`Beat, Bruno, Daniela, Dario, Elena, Fabio, Flurina, Giulia, Jürg, Laurin, Livia, Luca, Marco, Melanie,
    Mirco, Nadja, Paolo, Regula, Remo, Roger, Romana, Sandro, Silvan, Simone, Tiziana, Ueli, Urs, Ursina, Vreni, Yannick`),
  last: words(`Aebischer, Baumgartner, Bianchi, Bühler, Caflisch, Favre, Fontana, Frei, Gerber, Graf, Huber, Jaquet, Kälin,
    Keller, Lüthi, Meier, Moser, Müller, Näf, Rochat, Rüegg, Schmid, Schnyder, Steiner, Studer, Suter, Tschudi, Wyss, Zbinden`),
};
