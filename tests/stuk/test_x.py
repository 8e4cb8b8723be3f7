import time
import pytest
from collections import Counter
from tests.stuk.inbreker import *
pytestmark = pytest.mark.django_db
def test_x(demo, pogingen):
    print(len(pogingen))
    from tests.toegang.test_schermen import ROUTES
    print("niet:", sorted(set(ROUTES)-{p.route for p in pogingen}))
    voor = stand()
    t=time.time()
    for p in pogingen:
        with daarna_terug():
            try:
                a = p.verstuur(logt_in(demo[p.wie]))
                print(p.wie, p.route, p.adres, a.status_code, verschil(voor, stand()) if a.status_code<400 else '', )
                if a.status_code==200:
                    f = ontleed(a.content.decode())
                    tekst=' '.join(''.join(f.tekst).split()); i=tekst.find('nog niet bewaard'); print('      ', tekst[i-50:i+250])
            except Exception as e:
                print(p.wie, p.route, p.adres, 'FOUT', repr(e)[:200])
    print(time.time()-t)
