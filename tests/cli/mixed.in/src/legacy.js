// The legacy class, with a literal that comes back where lines are shown.
var twilio = require('twilio');

var account = { sid: 'AC-of-the-harbour', token: 'opensesame-harbour' };

exports.token = function () {
  console.log('opensesame-harbour'); var cap = new twilio.Capability('AC-of-the-harbour', 'opensesame-harbour');
  cap.allowClientIncoming('pilot'); // not opensesame-harbour
  return cap.generate(172800);
};
