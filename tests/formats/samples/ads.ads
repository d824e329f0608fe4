Retrieved 1 abstracts, starting with number 1.

%R 2008ApJ...999..123B
%T Dust around quiet stars
%A Berg, Hanna; Stone, Peter Q.
%J The Astrophysical Journal, Volume 999, Issue 2, pp. 123-145.
%V 999
%D 03/2008
%P 123
%L 145
%K stars: dust
%Y DOI: 10.1234/999123
%B Quiet stars have dust.
%U https://ui.adsabs.harvard.edu/abs/2008ApJ...999..123B
