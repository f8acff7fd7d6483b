// shape: the credentials are fields that the constructor fills from the environment
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class Fields {
    private final String accountSid;
    private final String authToken;
    private final String applicationSid;

    public Fields() {
        this.accountSid = System.getenv("TWILIO_ACCOUNT_SID");
        this.authToken = System.getenv("TWILIO_AUTH_TOKEN");
        this.applicationSid = System.getenv("TWILIO_APP_SID");
    }

    public String tokenFor(String name, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(applicationSid).clientName(name).build());
        return new ClientCapability.Builder(accountSid, authToken).scopes(scopes).ttl(ttl).build().toJwt();
    }

    public static String mint(String name, int ttl) {
        return new Fields().tokenFor(name, ttl);
    }
}
