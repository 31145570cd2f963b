"""Words that exclude each other only where one stands for the other, or where both are said of the same thing."""

from __future__ import annotations

from typing import Final

_DONE: Final = """
    simplify streamline ease | complicate; defend justify applaud praise | attack criticize criticise condemn
    denounce slam; adopt pass enact ratify approve accept keep kept retain embrace | reject drop scrap abandon
    repeal rescind discard shelve; impose introduce reimpose enforce levy levied | lift waive remove scrap
    repeal abolish suspend; establish introduce create reintroduce | abolish scrap disband dissolve; accept
    welcome | decline refuse reject rebuff spurn; ignore disregard overlook neglect flout | heed consider notice
    note obey observe honour honor; attend | miss skip boycott; precede foreshadow | follow succeed; delay
    postpone defer prolong | accelerate expedite hasten quicken speed sped; renew extend prolong | cancel
    terminate rescind shorten curtail; legalize legalise decriminalize decriminalise | criminalize criminalise;
    nationalize nationalise | privatize privatise; insource | outsource; centralize centralise | decentralize
    decentralise devolve; propose plan | adopt enact complete; find found discover locate recover regain keep
    kept retain | lose lost misplace forfeit; keep kept retain | drop abandon discard dismiss shed; met meet
    fulfil fulfill hit reach exceed | miss; publish release disclose print air | withhold withheld suppress
    censor bury; delete erase | save store keep kept; save | spend spent waste squander; reward honour honor |
    punish penalize penalise fine sanction; clear absolve exonerate vindicate | blame accuse charge implicate;
    rescue save bail | abandon desert forsake; surrender yield capitulate | resist defy withstand; deploy
    station | withdraw withdrew withdrawn recall; occupy seize | vacate evacuate; escalate inflame intensify
    aggravate | defuse calm ease soothe; stabilize stabilise | destabilize destabilise; freeze froze frozen
    block | release thaw unfreeze unblock; fill refill replenish | empty emptied drain deplete; gather assemble
    collect | scatter disperse; spread | contain curb; invite | exclude bar; ask | answer; teach taught | learn
    learned learnt; block obstruct thwart veto | support back aid;
    insure protect | endanger jeopardize jeopardise expose; overestimate overstate exaggerate
    inflate overvalue | underestimate understate undervalue downplay; maximize maximise | minimize minimise;
    outsold outsell | undersold undersell; attack | defend; encourage urge | discourage dissuade deter; test |
    skip; push pushed | pull pulled; visit | leave left; name identify | anonymise anonymize; absorb | emit;
    ascend climb | descend; attach fasten join | detach unfasten separate; bend bent | straighten; bless praise
    | curse; break broke broken damage | repair fix mend restore; claim | forfeit relinquish; decode decrypt
    decipher | encode encrypt; disable deactivate | enable activate; diversify broaden |
    specialize specialise narrow; download | upload; dull blunt | sharpen; extinguish quench douse | ignite
    kindle light lit; harden toughen stiffen | soften mellow; hide hid hidden | show showed shown display; let |
    prevent; lose lost | save; reassure comfort soothe | worry worries worried alarm unsettle irritate unnerve;
    sleep slept | wake woke woken; lock | unlock; deteriorate worsen | improve better; automate mechanise
    mechanize | man staff
"""
"""What is done to plans, rules, things and people."""

_HOW: Final = """
    friendly amicable cordial | hostile unfriendly; same identical | different; initial preliminary interim
    first | final last; multiple several numerous | single sole; separate individual | joint combined
    collective; partial | full complete total entire outright; simple | complex complicated intricate; regular
    frequent | occasional rare sporadic infrequent; often frequently regularly usually | rarely seldom
    occasionally; fully completely entirely wholly | partly partially; clear precise explicit | vague unclear
    ambiguous; flexible | rigid inflexible; generous | stingy meagre meager; famous prominent renowned | obscure
    unknown; experienced seasoned veteran | inexperienced novice; calm relaxed | tense heated; noisy loud |
    quiet silent; bright | dark gloomy dim; clean | dirty polluted contaminated; new fresh modern | old existing
    used second-hand stale outdated obsolete; current existing present incumbent | former past ex; outgoing
    departing | incoming; planned | completed finished; ongoing continuing | completed finished concluded
    stalled; alleged suspected accused | proven proved convicted; secret confidential | public open; listed |
    unlisted private; paid | free unpaid; sunny dry | rainy wet; deep | shallow; natural | artificial synthetic;
    upper | lower; inner | outer; inside indoor | outside outdoor; front | rear; top | bottom; left | right;
    active | passive dormant idle; independent unaffiliated | affiliated dependent; offensive aggressive |
    defensive; actual real | potential hypothetical; lax lenient loose | strict stringent tight; single | double
    joint; central | local; individual | institutional corporate; abnormal unusual atypical | normal usual
    typical; absent missing | present; absolute | relative; abstract | concrete; acute | chronic; acutely |
    chronically; annual yearly | biennial perennial; analogue analog | digital; asymmetric asymmetrical |
    symmetric symmetrical; theoretical | applied practical empirical; ascending | descending; asleep | awake;
    attractive appealing | repulsive unattractive; home | away; graceful elegant | awkward clumsy; back | front;
    bare uncovered | covered; beautiful pretty handsome | ugly; benign | malignant; brave courageous bold |
    cowardly timid; lively busy brisk animated | dull idle quiet sluggish sleepy; central core | peripheral
    marginal; cheerful joyful | depressing bleak gloomy; close near nearby | distant remote far; coarse rough |
    fine smooth; coastal | inland; common shared | individual; compliant obedient docile | defiant stubborn
    rebellious; concentrated | distributed dispersed diluted; conservative | liberal; constructive |
    destructive; continual continuous constant | sporadic intermittent; counterfeit forged fake | genuine
    authentic original; covert clandestine hidden | overt open; crooked bent curved | straight; dead | live
    alive living; delicate fragile frail | rugged robust sturdy; diligent conscientious | negligent careless
    lazy; dominant leading | subordinate minor; downstairs | upstairs; downtown | uptown; downward downwards |
    upward upwards; inward inwards | outward outwards; due | undue; nascent emerging fledgling | dying; even |
    odd; good | evil wicked; exclusive | inclusive; explicit express | implicit tacit unspoken; explicitly
    expressly | implicitly tacitly; extant surviving | extinct; extensive | intensive; exterior external outer |
    interior internal inner; fair just | foul unfair unjust; familiar | strange unfamiliar foreign; fancy ornate
    | plain; feminine | masculine; fertile fruitful | sterile barren infertile; fewest | most; literal |
    figurative metaphorical; literally | figuratively metaphorically; fit | unfit; wise sensible prudent clever
    smart | foolish unwise stupid silly imprudent; wisely sensibly prudently cleverly | foolishly unwisely
    stupidly imprudently; foreign | native; former | latter; forward | reverse backward; fractional | whole;
    fresh | preserved frozen tinned canned; serious earnest solemn grave | frivolous; functioning working |
    malfunctioning broken; future | present past; gaseous | liquid solid; liquid | solid; general broad |
    specific particular; generally | specifically; broadly widely | narrowly; gradual slow | sudden abrupt
    steep; greater | lesser; hard | soft; half | whole; harmful damaging | harmless innocuous; homogeneous
    uniform | heterogeneous mixed varied; hollow | solid; horizontal | vertical; parallel | perpendicular;
    humble modest | proud arrogant; hungry | thirsty; ill sick unwell | well healthy; inferior | superior;
    integrated | segregated; intense fierce severe | mild gentle; spontaneous | induced rehearsed; sober |
    intoxicated drunk; tight | leaky loose; lean thin | rich fat; live | recorded taped; loud | soft low;
    lowland | upland highland; maternal | paternal; maximal | minimal; medical | surgical; plus | minus; moving
    mobile | still stationary static; mobile | fixed stationary; naive | sophisticated shrewd; nice pleasant |
    nasty unpleasant; negative | neutral positive; positive | neutral; worn used | new; objective impartial |
    subjective partial biased; other different | same; painful | painless; powerful mighty | powerless weak;
    privileged | underprivileged disadvantaged; prospective | retrospective retroactive; profound deep |
    superficial shallow; progressive | regressive; qualitative | quantitative; religious sacred | secular
    profane; rested | tired weary exhausted; rough bumpy | smooth; round circular | square; seated sitting |
    standing; short | tall; sharp | blunt dull; sour bitter | sweet; sparkling | still; tame | wild; tender |
    tough; tragic sad | comic funny happy; useful helpful | useless; valuable precious | worthless; meaningful |
    meaningless; virtuous | wicked sinful; wired | wireless; warm | chilly cool; wholesale | piecemeal;
    clear transparent | cloudy opaque murky; bright | dull; affirmative | negative; proactive | reactive; badly
    poorly | well; here | there
"""
"""How things are."""

_WHAT: Final = """
    guilt | innocence; optimism | pessimism; presence | absence; loosening easing relaxation | tightening;
    merger | split spin-off demerger; debtor | creditor; doctor | patient; question | answer; safety | danger;
    dawn | dusk; day | night; weekday | weekend; upside | downside; premium | discount; support | resistance;
    inflation | deflation disinflation; recession | recovery expansion boom; ceiling cap | floor; benefit
    advantage | drawback disadvantage cost; cause reason | effect consequence result; credit | debit; entrance
    entry | exit; birth | death; confidence | doubt distrust; hope | fear dread; approval consent | refusal
    rejection; opening launch | closure closing cancellation; boom | bust; appreciation | depreciation
    devaluation; stability calm | volatility turmoil instability; backwardation | contango; accusation admission
    confession | denial; reward bonus | penalty fine; subsidy | tax; insurer | policyholder; overbought |
    oversold; acceptance | rejection refusal; acquaintance friend | stranger; adult | juvenile child minor;
    adults | children juveniles minors; amateur | professional; ancestor | descendant; ascent | descent; beauty
    | ugliness; capitalism | socialism communism; parent | child; complexity | simplicity; concentration |
    dilution dispersion; convergence | divergence; courage bravery | cowardice; darkness | light brightness;
    defence defense | offence offense attack; difficulty | ease; exclusion | inclusion; falsehood lie | truth;
    happiness joy | sadness sorrow grief; humility | pride arrogance; inferiority | superiority; inpatient |
    outpatient; poverty | wealth affluence prosperity; separation | union; sunrise | sunset
"""
"""What things are."""

IN_PLACE: Final = tuple(" ".join(pair.split()) for table in (_DONE, _HOW, _WHAT) for pair in table.split(";"))
"""Pairs of sides, parted by a bar; the words of a side may stand for each other, those of two sides may not."""
