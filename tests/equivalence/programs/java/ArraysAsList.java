// shape: the list of scopes has its type said
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.Arrays;

public class ArraysAsList {
    public static String mint(String name, String appSid) {
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(Arrays.<Scope>asList(
                                new IncomingClientScope(name),
                                new OutgoingClientScope.Builder(appSid).clientName(name).build()))
                        .build();
        return capability.toJwt();
    }
}
