"""Lines of articles, poems, recipes and guides that look like furniture, and are kept."""

import pytest

from quotex.cleaning import clean_and_explain
from quotex.language.loading import load_language

ENGLISH = load_language("en")
LINES = """
Page 1
Page 12 of the diary is missing.
Page one of three was torn out.
Page 1 of 3 volumes
Previous winners
Our standards are falling
Our standards: who sets them?
Our standards: clean water, safe roads
Next steps
Next, the council votes.
1 2 3
1 2 3 4
1, 2, 3, go!
One, two, three, next
First, next, last: how the queue works
Continue with the onions until golden.
Continue with step 3.
Continue with Apple pie
Continue with email and you will lose the day.
Remember me
Remember me when I am gone away
Create account books that last
Create an account of the war
• Create account
Forgot my password again, she wrote.
Reset your password
Lost your passport?
Add to cart and horse
Add to bag and shake until coated.
Add to bowl
Add to the list: salt
- Add to cart
Free shipping
Free delivery
Free delivery for the elderly
Free shipping on orders has cost the firm millions, Moor said.
Free returns are the ruin of shops.
Customers also bought umbrellas when the storm came.
Customers who bought the boat also sued.
Customer reviews
Only 3 left in stock when the doors opened
Only three left
Your basket is empty, he wrote.
Continue shopping until you drop, the advert said in 1931.
Regular price rises hurt the poor
Quick view of the harbour
Print this recipe on a card and hang it up.
Save recipe books from the flood
Jump to recipe number four if you are in a hurry.
Nutrition facts are hard to come by at sea.
Nutrition information is power
Nutritional information is rarely read, the study found.
4 from 10 voters
5 from 12
Cook mode of thought
Prep time: 10 minutes
Serves 4
Powered by wind
Powered by the sun, the boat crossed in nine days.
Powered by WordPress and hope, the paper lived on.
Built on Ghost Island in 1901
Hosted by Ada Lund
Designed by Lund Architects
Website by website, the police closed them.
Theme: Winter
Theme: Songs by the sea
Site by site
Gift this year to the poor
Gift of the sea
Pin this to the door
Share this burden
Open the app
Open app stores to rivals, the law says
Scan the QR code and pay.
Home > Settings > Network
Home / Away
Home / Draw / Away
Home is where the heart is
Home → Rome
You are here
News > noise
News from the port
Sport: three clubs fined
View from the bridge
View source material with doubt
View history as a river
View history through her eyes.
Report a problem
Report an issue to the council
Report abuse to the police at once.
Report a bug bite
Report this to your doctor
Edit this line until it sings.
Edit this page out of the book, the censor wrote.
Cite this article of the constitution
Download the map at the library.
Jump to safety
Retrieved from the wreck
Copy code by hand and you learn it.
From Wikipedia to the pub quiz
Thank you for your letter.
Thank you for signing up to fight
Thank you for subscribing to that view, he wrote.
Something went wrong
Something went wrong.
Something went wrong, try as we might.
There was an error
There was an error in the ledger.
There was a problem with the boat.
Please check your email before you leave.
Check your inbox for fraud
Unsubscribe from guilt
No spam in this stew
We respect your privacy, the firm claimed in court.
We value your privacy, said nobody ever.
Reject all kings
Accept all guests
Accept all that comes.
Manage your choices
Manage preferences of four children
Upgrade to paid leave
Cancel any time you lost
You have two free hands left.
You have 3 free kicks left
Two stories left
One article remaining in the contract
Unlock this door
Join 300 others at the march on Friday.
Join 2,000 subscribers in court
1,193 subscribers
12 followers of Francis
Over 1,000 subscribers left in May
2 million views
Viewed 10 times by the judge
1.2K run
Like and unlike
Like, share and be merry
Comment and criticism
Rate and tide
Hit the bell
Ring the bell
Hit the button
This thread has been cut.
This question is closed.
This question has been locked in the archives since 1950.
This topic is closed to debate
This post has been closed since the fire.
I am a bot
New comments by the minister
View new posts at the border
Post your answer to the editor by Monday.
Continue this thread of thought
Topic closed, said the chair.
Keep it clean.
Be nice.
Be truthful.
Welcome to the discussion of the year
Story continues in part two
Story continued
Scroll to the end
Scroll to Torah: a history
Skip to the good part
Sort by size
Sort by hand: the art of the sorter
Newest first
Oldest and newest
Article 5
Article content matters more than form
End of story
End of story.
End of an article of faith
Main content of the law
Source of the river
SOURCE OF THE NILE
Source code
View original sin as a debt
News provided comfort
Transcript provided by the court
Transcripts may vary
This text may not be the last.
This article needs no proof.
This section is a stub of a wall.
From our partners in crime
From our readers
Most viewed him as a fool
Also from this town
Recommended from birth
Last updated in 1990
Last edited by her widow
Loading the boat
Loading dock closed
Loading, firing, reloading
Show the transcript
Become a sponsor of the team
How relevant is this adage?
Ad was late
Video was slow to load
The BBC is responsible for the programme.
Hosted on Monday
By joining late he agreed to nothing.
By subscribing to this view you lose.
Add us to the list
Prefer us to them
Follow this blogger
Catch all the mice
You can now subscribe to that view.
Do you have an opinion?
Here are some tips.
Here are some tips for the garden
If you have doubts, write to us, the mayor said.
View his profile in stone
Distribution channels were shut.
This entry was made in ink.
Uncategorised losses
Text is available in braille
The content is published in May.
Add to cart, she told him.
Thank You!
Yes
No
Notes
Save
Pin
Admin
In stock
May 3, 2026
Verify you are human, the machine asked.
Just a moment, please.
Just a moment...
Access denied to reporters
You have been blocked from the harbour, the letter said.
Ask a question at the desk.
Check your browser for updates.
Turn off your phone
Please disable the alarm first.
Turn off your ad blocker
Disable your ad blocker in Settings.
Print the form and sign it.
Copy the link and send it to a friend.
Open the link in a new tab
Open a new window
Click Reject all
Enter your email address to receive a code.
Check your email for a link.
Scan the QR code to open the gate.
Press the bell icon to turn on alerts
Tap the bell to turn on alerts
Go to page 3 of the form
Go to the top of the hill
Skip to step 4
Skip to main street
Sort by date
Sort by date: newest at the top
Create an account and log in.
Home > Insert > Table
Home > File > Save
Add salt to basket
Download the PDF from the council.
Edit the page
View the source of the Nile
Report it to the police
Save the recipe
Print the recipe
Rate the recipe
Jump to the video
Show replies to the letter
Read 3 replies to her letter
2 comments on the bill
Find a store that sells rope.
Support the show of hands
How we test boats
Why trust us?
Gift cards for the poor
Solved
References
Description
Member of the crew
Text size matters on ballots
Key takeaways
""".strip().splitlines()


@pytest.mark.parametrize("line", LINES)
def test_a_line_of_an_article_is_kept(line: str) -> None:
    """Between paragraphs and at the end."""
    before = "The port of Varna stayed closed on Thursday because of a storm from the north.\n\n"
    after = "\n\nThe council will meet on Friday to talk about the damage to the old pier.\n"
    for text in (before + line + "\n", before + line + after):
        assert clean_and_explain(text, ENGLISH).text.rstrip() == text.rstrip()
