// shape: comments between the statements and inside the chain
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class CommentsBetween {
    public static String mint(String name, String appSid, int ttl) {
        // Whoever is signed in.
        List<Scope> scopes = new ArrayList<>();
        // Calls come in.
        scopes.add(new IncomingClientScope(name));
        /* Calls go out. */
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());

        // The account's.
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes) // both of them
                .ttl(ttl)
                .build()
                .toJwt(); // for the page
    }
}
